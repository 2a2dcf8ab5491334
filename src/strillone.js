#!/usr/bin/env node
// The command of the published package: plain JavaScript that any Node since 14 can read, because it is what tells an older one.

/** The first Node that has what the rest is written in. */
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await import('./main.ts'); // in the package: main.js
} else {
  process.stderr.write(
    `strillone needs Node ${NEEDED} or newer and this is Node ${process.versions.node}: install it from https://nodejs.org and try again\n`,
  );
  process.exitCode = 1;
}
