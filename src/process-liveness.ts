import { codeOf } from './config/environment.ts';

/** Whether a process with this number is there on this machine, whatever program it is. */
export function isProcessThere(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 asks and does nothing
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
