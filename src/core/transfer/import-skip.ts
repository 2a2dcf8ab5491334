/** Why a line is not imported: but for `invalid`, whose faults say what is wrong, a reason `import-<code>`. */
export type ImportSkip = 'there' | 'duplicate' | 'forgotten' | 'no-json' | 'unknown' | 'invalid';
