import { enableCompileCache } from 'node:module';

// before the rest is loaded: types are stripped and sources compiled once a version, not at each start
enableCompileCache();
const { runProcess } = await import('./run-process.ts');
process.exitCode = await runProcess(process.argv.slice(2));
