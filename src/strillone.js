#!/usr/bin/env node
// Where the program begins: plain JavaScript that any Node since 14 can read, because it is what tells an older one.
import module from 'node:module'; // whole: an older Node refuses a name it does not have

/** The first Node that has what the rest is written in. */
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // Compiled code and sources without their types are kept between starts: before the first file with types is loaded, or
  // Node loads what strips them, 25 MB that stay.
  module.enableCompileCache();
  await import('./main.ts'); // in the published package: main.js
} else {
  process.stderr.write(
    `strillone needs Node ${NEEDED} or newer and this is Node ${process.versions.node}: install it from https://nodejs.org and try again\n`,
  );
  process.exitCode = 1;
}
