// Runs a command for as long as its caller attends to it: `node attended.mjs <command> [args…]`.
//
// Its standard input is a pipe that the caller holds open. When that pipe closes (because the caller closed it, crashed, or was
// killed with a signal that can't be caught), the command and everything it started are ended. The caller starts this file as
// the leader of its own process group, so that "everything" has one name: the group.
import { spawn } from 'node:child_process';

const SECONDS_TO_END_GRACEFULLY = 2;

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

let ending = false;

function endAll() {
  if (ending) return;
  ending = true;
  signalGroup('SIGTERM');
  setTimeout(() => {
    signalGroup('SIGKILL');
  }, SECONDS_TO_END_GRACEFULLY * 1000);
}

/** @param {NodeJS.Signals} signal also reaches this process, which survives all but SIGKILL */
function signalGroup(signal) {
  // Windows has no process groups; there, only the command is ended.
  if (process.platform === 'win32') child.kill(signal);
  else process.kill(-process.pid, signal);
}

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, endAll);
process.stdin.on('close', endAll).on('error', endAll).resume();

child.on('error', (error) => {
  console.error(`Couldn't start ${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  // The command is gone; what it may have left in the group ends with this process.
  if (ending) signalGroup('SIGKILL');
  if (signal !== null) console.error(`${command} was ended by ${signal}`);
  process.exit(code ?? 1);
});
