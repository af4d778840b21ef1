// Loaded into each server under test: no server outlives the process that started it, whatever
// happens to that process. Their pipe closes with it.
process.stdin.resume().once('close', () => process.kill(process.pid, 'SIGKILL'))
process.stdin.unref()
