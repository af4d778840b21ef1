export async function modernFiles() {
  return {}
}
