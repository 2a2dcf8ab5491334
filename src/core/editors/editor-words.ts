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
  'decision-rule-proposed', // $when: a moment
  'decision-rule-edited', // $when: a moment
  'decision-rule-corrected', // $when: a moment
  'decision-rule-later', // $when: a moment
  'decision-rule-approved', // $when: a moment
  'decision-rule-skipped', // $when: a moment
  'decision-rule-withdrawn', // $when: a moment
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
  'decide-no-quote',
  'decide-write-ask', // $title: the article; $limit: the most characters
  'decide-too-long', // $title: the article; $limit: the most characters; $count: how many were written
  'decide-write-title',
  'decide-write-label', // $limit: the most characters
] as const;
