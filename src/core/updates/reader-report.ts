import type { Platform } from '../destination.ts';

/** What a reader has to say to the editors. */
export interface ReaderReport {
  readonly platform: Platform;
  /** The platform's id. */
  readonly user: string;
  /** As the platform calls them; null when it does not. */
  readonly name: string | null;
  /** Where they wrote it, as people call it. */
  readonly place: string | null;
  readonly words: string;
}

/** `too-many`: of this person, or of all; `nobody`: editors have no chat. */
export type ReportResult = 'told' | 'too-many' | 'nobody';
export type TellEditors = (report: ReaderReport) => Promise<ReportResult>;
