/** A cron rule, read: which local days it names, and which times of those days. */
export interface CronRule {
  readonly expression: string;
  /** Seconds after local midnight, ascending. */
  readonly times: readonly number[];
  /** True when the hour field names every hour: such a rule follows real hours across changes of the clock. */
  readonly everyHour: boolean;
  /** Whether a calendar day is named; month 1-12. */
  namesDay(day: { readonly year: number; readonly month: number; readonly day: number }): boolean;
}
