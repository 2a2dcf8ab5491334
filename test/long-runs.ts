/**
 * How often a test repeats what it draws by chance: `few` in the suite; by hand, `RUNS=2000 npx vitest run FILE` does more.
 */
export const runsOr = (few: number): number => Number(process.env.RUNS ?? few);
