export async function documentedFiles() {
  return {}
}
