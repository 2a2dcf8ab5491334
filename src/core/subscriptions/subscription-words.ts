/** What the bot says of subscriptions: see `wordKeys`. Arguments are written beside each. */
export const subscriptionKeys = [
  'command-subscribe',
  'command-subscribe-description',
  'command-subscriptions',
  'command-subscriptions-description',
  'command-unsubscribe',
  'command-unsubscribe-description',
  'option-filter-description',
  'option-filter-placeholder',
  'option-digest-description',
  'option-digest-placeholder',
  'option-number-description',
  'option-number-placeholder',
  'button-subscribe',
  'button-unsubscribe',
  'subscription-everything',
  'subscription-now', // $what: the filter, or everything
  'subscription-digest', // $what: the filter, or everything; $time: a time of day; $zone: its time zone
  'subscribed', // $subscription: what and when
  'subscribed-already', // $subscription: what and when
  'subscribed-privately', // $subscription: what and when
  'subscribe-unreachable',
  'subscribe-full', // $limit: how often one may subscribe
  'subscribe-closed',
  'subscribe-off',
  'subscribe-unreadable', // $offender: what cannot be read
  'subscribe-too-long', // $limit: the most characters; $words: the most words
  'subscriptions-heading',
  'subscriptions-none',
  'subscriptions-how',
  'unsubscribed', // $subscription: what and when
  'unsubscribed-all', // $count: how many
  'unsubscribe-which',
  'unsubscribe-not-there',
] as const;
