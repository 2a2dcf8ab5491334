/** What the bot asks Telegram to be told of (Bot API, `allowed_updates`): the setting stays until it is set anew. */
export const UPDATES = [
  'message',
  'channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
  'message_reaction_count',
] as const;
