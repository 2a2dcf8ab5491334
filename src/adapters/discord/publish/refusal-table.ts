import type { Meaning } from '../../../outbox/refusal.ts';

/** By code of the answer: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export const codeTable: Readonly<Record<number, Meaning>> = {
  10003: 'place', // Unknown Channel
  10004: 'place', // Unknown Guild
  10008: 'message', // Unknown Message: the first one under this nonce, deleted since
  10015: 'place', // Unknown Webhook
  20001: 'bot', // bots cannot use this endpoint
  20009: 'message', // explicit content may not be sent here
  20012: 'bot', // not authorized for this application
  20016: 'hurry', // slow mode
  20022: 'hurry', // announcement write limit
  20026: 'bot', // flagged by the anti-spam system
  20028: 'hurry', // the channel's write limit
  20029: 'hurry', // the server's write limit
  20031: 'message', // words that are not allowed
  30015: 'picture', // too many attachments
  30046: 'hurry', // edits of messages older than an hour
  40001: 'bot', // Unauthorized
  40002: 'bot', // the account must be verified
  40003: 'hurry', // private chats opened too fast
  40004: 'trouble', // sending is switched off for a time
  40005: 'heavy picture', // Request entity too large
  40006: 'trouble', // switched off for a time on Discord's side
  40007: 'place', // banned from the server
  40012: 'bot', // the connection was revoked
  40058: 'place', // no message in a forum
  40062: 'hurry', // the service resource is rate limited
  40067: 'place', // the forum asks for a tag
  40333: 'trouble', // Cloudflare blocks the request
  50001: 'place', // Missing Access
  50003: 'place', // not in a private chat
  50005: 'message', // a message of another author
  50006: 'message', // empty message
  50007: 'place', // this person takes no messages from us
  50008: 'place', // no text in this kind of channel
  50009: 'place', // verification level too high
  50013: 'place', // Missing Permissions
  50014: 'bot', // invalid authentication token
  50024: 'place', // not in this kind of channel
  50027: 'place', // invalid webhook token
  50033: 'place', // invalid recipients
  50035: 'form', // Invalid Form Body
  50041: 'bot', // invalid API version
  50045: 'heavy picture', // file too large
  50046: 'picture', // invalid file
  50068: 'message', // invalid message type
  50083: 'place', // the thread is archived
  50095: 'place', // the server is not available at our location
  50109: 'message', // invalid JSON
  50110: 'picture', // the file is invalid
  50123: 'picture', // a file of this kind is not taken
  50138: 'heavy picture', // it cannot be made small enough
  50146: 'picture', // the uploaded file is not there
  50178: 'bot', // the account must be verified
  50278: 'place', // no server in common with this person
  60003: 'place', // the server asks for two-factor authentication
  110001: 'trouble', // the application is not available yet
  130000: 'trouble', // the API is overloaded
  160005: 'place', // the thread is locked
  160006: 'place', // too many active threads
  160007: 'place', // too many active announcement threads
  200000: 'message', // blocked by automatic moderation
  200001: 'message', // title blocked by automatic moderation
  220001: 'place', // a forum takes posts of another form
  220003: 'place', // only forums take posts of this form
  240000: 'message', // blocked by the harmful links filter
  400001: 'picture', // uploads are limited in this server
};

/** By status, where the code is not known. A 400 that nobody has heard of is most likely about the message. */
export const statusTable: Readonly<Record<number, Meaning>> = {
  400: 'form',
  401: 'bot',
  403: 'place',
  404: 'place',
  405: 'bot',
  413: 'heavy picture',
  429: 'hurry',
};

/** What an answer without Discord's JSON means: the page of a front server that passed nothing on. */
export const pageTable: Readonly<Record<number, Meaning>> = {
  400: 'trouble',
  401: 'bot',
  403: 'trouble',
  404: 'bot',
  405: 'bot',
  413: 'heavy picture',
  429: 'trouble',
};
