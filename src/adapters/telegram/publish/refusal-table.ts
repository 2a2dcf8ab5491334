import type { Meaning } from '../../../outbox/refusal.ts';

/**
 * The beginnings of the descriptions we know, in small letters and without "Bad Request: " or "Forbidden: ". The code of an
 * error is stable and its words "may change" (Bot API, "Making requests"), so that only beginnings count. Sources:
 * tdlib/telegram-bot-api `Client.cpp` (fail_query_with_error, get_chat_member_rights, check_chat_access), tdlib/td
 * `DialogManager`, `MessageContent` and `FileManager`, and the RPC errors of core.telegram.org/methods in capitals,
 * which come through as they are.
 */
export const wordTable: readonly (readonly [begins: string, means: Meaning])[] = [
  // who and where
  ['chat not found', 'place'],
  ['chat_id is empty', 'place'],
  ['chat_id_invalid', 'place'],
  ['user not found', 'place'],
  ['user_id_invalid', 'place'],
  ['peer_id_invalid', 'place'],
  ['private chat not found', 'place'],
  ['group chat was deactivated', 'place'],
  ['group is deactivated', 'place'],
  ['the group chat was deleted', 'place'],
  ['group chat was upgraded to a supergroup chat', 'place'],
  ['channel_invalid', 'place'],
  ['channel_private', 'place'],
  ['message thread not found', 'place'],
  ['topic_closed', 'place'],
  ['topic_deleted', 'place'],
  ['topic_id_invalid', 'place'],
  ['direct messages topic', 'place'],
  ['bot was blocked by the user', 'place'],
  ['bot was kicked from', 'place'],
  ['bot is not a member of', 'place'],
  ["bot can't initiate conversation with a user", 'place'],
  ["bots can't send messages to bots", 'place'],
  ["the bot can't send messages to the bot", 'place'],
  ['user is deactivated', 'place'],
  ['user_is_blocked', 'place'],
  ['user_is_bot', 'place'],
  ['user_banned_in_channel', 'place'],
  ['input_user_deactivated', 'place'],
  // what we may do there
  ['not enough rights', 'place'],
  ['have no rights to send a message', 'place'],
  ['have no write access to the chat', 'place'],
  ['need administrator rights in the channel chat', 'place'],
  ['chat_write_forbidden', 'place'],
  ['chat_admin_required', 'place'],
  ['chat_restricted', 'place'],
  ['chat_guest_send_forbidden', 'place'],
  ['chat_send_plain_forbidden', 'place'],
  ['chat_send_photos_forbidden', 'place'],
  ['chat_send_media_forbidden', 'place'],
  ['allow_payment_required', 'place'],
  ['privacy_premium_required', 'place'],
  // the bot as a whole
  ['logged out', 'bot'],
  ['bot_method_invalid', 'bot'],
  ['user_deactivated_ban', 'bot'],
  ['user_bot_required', 'bot'],
  // the words
  ["can't parse entities", 'form'],
  ["can't parse message text", 'form'],
  ["can't parse caption", 'form'],
  ["can't find end", 'form'],
  ['unsupported parse_mode', 'form'],
  ['entity_bounds_invalid', 'form'],
  ['entities_too_long', 'form'],
  ['entity_mention_user_invalid', 'form'],
  ['wrong http url specified', 'form'],
  ['inline keyboard button', 'form'],
  ['button_', 'form'],
  ['reply markup is too long', 'form'],
  ['bot_inline_disabled', 'form'],
  ['webpage_', 'form'],
  ["message can't be edited", 'message'],
  ["message can't be deleted", 'message'],
  ['message is too long', 'message'],
  ['message_too_long', 'message'],
  ['message caption is too long', 'message'],
  ['media_caption_too_long', 'message'],
  ['message text is empty', 'message'],
  ['message to be replied not found', 'message'],
  ['message to reply not found', 'message'],
  ['message_empty', 'message'],
  ['text must be non-empty', 'message'],
  ['strings must be encoded in utf-8', 'message'],
  ['text must be encoded in utf-8', 'message'],
  // the picture
  ['request entity too large', 'heavy picture'],
  ['file of size', 'heavy picture'],
  ['file is too big', 'heavy picture'],
  ['photo_invalid_dimensions', 'picture'],
  ['photo_crop_size_small', 'picture'],
  ['photo_ext_invalid', 'picture'],
  ['photo_invalid', 'picture'],
  ['photo_save_file_invalid', 'picture'],
  ['photo_content_', 'picture'],
  ['image_process_failed', 'picture'],
  ['media_empty', 'picture'],
  ['media_invalid', 'picture'],
  ['media_file_invalid', 'picture'],
  ['there is no photo in the request', 'picture'],
  ['file must be non-empty', 'picture'],
  ["can't use file of type", 'picture'],
  ["can't upload file", 'picture'],
  ['type of file mismatch', 'picture'],
  ['wrong file', 'picture'],
  ['wrong remote file', 'picture'],
  ['wrong type of the', 'picture'],
  ['invalid remote file', 'picture'],
  ['invalid file', 'picture'],
  ['file_part', 'picture'],
  // too fast
  ['slowmode_wait', 'hurry'],
  ['flood_wait', 'hurry'],
];

/** By code, where no words are known. A 400 that nobody has heard of is most likely about the message. */
export const codeTable: Readonly<Record<number, Meaning>> = {
  400: 'form',
  401: 'bot', // the token is unknown or revoked
  403: 'place', // kicked, blocked, deactivated, no member
  404: 'bot', // a token of the wrong form, or a server that is no Bot API
  409: 'trouble', // said of polling, never of a message
  413: 'heavy picture',
  420: 'hurry',
  429: 'hurry',
};

/**
 * What an answer without the Bot API's JSON means: the page of a front server that passed nothing on. Others (5xx, a
 * time-out, a success that cannot be read) leave it open whether the message is there.
 */
export const pageTable: Readonly<Record<number, Meaning>> = {
  301: 'bot',
  302: 'bot',
  307: 'bot',
  308: 'bot', // the Bot API is somewhere else
  400: 'trouble',
  401: 'bot',
  403: 'trouble',
  404: 'bot',
  405: 'bot',
  413: 'heavy picture', // nginx takes 1 MB unless told otherwise
  429: 'trouble',
};
