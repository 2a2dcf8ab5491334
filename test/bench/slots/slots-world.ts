/** 09:00 in Rome on a day without a change of clocks. */
export const START = Date.UTC(2026, 10, 24, 8);
/** Each due every minute, each for a place of its own. */
export const SCHEDULES = 100;
export const MINUTES = 20;
