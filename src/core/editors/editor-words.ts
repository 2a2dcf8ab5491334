/** What the bot says to editors: see `wordKeys`. Arguments are written beside each. */
export const editorKeys = [
  // posts that wait for approval
  'page-state-proposed',
  'explain-proposed', // $destination
  'explain-skipped', // $destination
  'command-approve',
  'command-approve-description',
  'command-skip',
  'command-skip-description',
  'command-decide',
  'command-decide-description',
  'option-proposal-description',
  'approve-none',
  'approve-none-of', // $words: what was looked for
  'approve-heading',
  'approve-until', // $when: a moment
  'proposal-approve',
  'proposal-edit',
  'proposal-skip',
  'proposal-later',
  'proposal-scheduled', // $schedule: the schedule; $names: destinations
  'proposal-ordered', // $who: the editor; $names: destinations
  'proposal-until-skip', // $when: a moment
  'proposal-until-post', // $when: a moment
  'proposal-again', // $when: a moment
  'decision-proposed', // $who: the editor; $when: a moment
  'decision-edited', // $who: the editor; $when: a moment
  'decision-corrected', // $who: the editor; $when: a moment
  'decision-later', // $who: the editor; $when: a moment
  'decision-approved', // $who: the editor; $when: a moment
  'decision-skipped', // $who: the editor; $when: a moment
  'decision-withdrawn', // $who: the editor; $when: a moment
  'decision-restored', // $who: the editor; $when: a moment
  'decision-rule-proposed', // $when: a moment
  'decision-rule-edited', // $when: a moment
  'decision-rule-corrected', // $when: a moment
  'decision-rule-later', // $when: a moment
  'decision-rule-approved', // $when: a moment
  'decision-rule-skipped', // $when: a moment
  'decision-rule-withdrawn', // $when: a moment
  'decision-rule-restored', // $when: a moment
  'decide-approved', // $title: the article; $names: destinations
  'decide-skipped', // $title: the article; $names: destinations
  'decide-later', // $title: the article; $names: destinations
  'decide-edited', // $title: the article; $names: destinations
  'decide-already', // $title: the article; $decision: what was decided
  'decide-changed', // $title: the article
  'decide-own', // $title: the article
  'decide-unknown',
  'decide-what', // $title: the article
  'decide-quotes',
  'decide-texts',
  'decide-write',
  'decide-quotes-ask',
  'decide-texts-ask',
  'decide-stories-ask',
  'decide-no-quote',
  'decide-write-ask', // $title: the article; $limit: the most characters
  'decide-too-long', // $title: the article; $limit: the most characters; $count: how many were written
  'decide-write-title',
  'decide-write-label', // $limit: the most characters
  // what editors ask for
  'explain-at', // $destination; $when: a moment
  'explain-paused', // $destination; $who: the editor
  'explain-paused-until', // $destination; $who: the editor; $when: a moment
  'notice-dry', // $schedule: its name
  'notice-dry-text', // $schedule: its name; $when: its next slot
  'notice-dry-back', // $schedule: its name
  'option-at-description',
  'option-at-placeholder',
  'option-at-slot',
  'post-at', // $title: the article; $names: destinations; $when: a moment
  'post-at-unclear', // $at: what was written
  'post-at-no-slot', // $names: destinations
  'post-paused', // $title: the article; $names: destinations
  'post-proposed', // $title: the article; $names: destinations
  'queue-top',
  'queue-slot',
  'command-move',
  'command-move-description',
  'move-none',
  'move-top', // $destination
  'move-slot', // $destination; $when: a moment
  'command-preview',
  'command-preview-description',
  'preview-heading', // $destination
  'preview-others', // $names: destinations
  'command-pause',
  'command-pause-description',
  'option-for-description',
  'option-for-placeholder',
  'command-resume',
  'command-resume-description',
  'pause-all',
  'pause-open', // $names: what; $who: the editor
  'pause-until', // $names: what; $who: the editor; $when: a moment
  'resume-done', // $names: what
  'resume-none',
  'resume-whole', // $names: a destination
  'resume-still', // $names: a destination
  'command-correct',
  'command-correct-description',
  'correct-done', // $title: the article; $names: destinations
  'correct-none', // $title: the article
  'correct-undecided', // $title: the article; $names: destinations
  'command-retract',
  'command-retract-description',
  'retract-done', // $title: the article; $names: destinations
  'retract-skipped', // $title: the article; $names: destinations
  'retract-left-out', // $title: the article; $names: destinations
  'retract-failed', // $title: the article; $destination; $reason
  'retract-undecided', // $title: the article; $names: destinations
  'retract-none', // $title: the article
  'command-why',
  'command-why-description',
  'command-schedules',
  'command-schedules-description',
  'schedules-none',
  'command-sources',
  'command-sources-description',
  'command-stats',
  'command-stats-description',
  'option-days-description',
  'option-days-placeholder',
  'stats-heading', // $days: how many
  'stats-none',
  'stats-readers',
  'places-readers', // $count: how many
  'command-doctor',
  'command-doctor-description',
] as const;
