import type { Api } from 'grammy/web';
import type { Document } from 'grammy/types';
import type { SentFile } from '../../../commands/command.ts';
import { deadline } from '../../../core/async/deadline.ts';
import { SECOND, type Duration } from '../../../core/time.ts';
import { readBody } from '../../../net/read-body.ts';
import type { TelegramAccess } from '../telegram-api.ts';

/** Bots may fetch files of 20 MB at most (Bot API, getFile): that much comes in this time over any line that serves a bot. */
const LONGEST: Duration = 30 * SECOND;

/** A file of a message. Its address holds the token, so no fault of the network is told in the network's own words. */
export const sentFile = (
  { file_id: id, file_name: name, file_size: size }: Document,
  { api, token, apiRoot }: Pick<TelegramAccess, 'token' | 'apiRoot'> & { readonly api: Pick<Api, 'getFile'> },
): SentFile => ({
  name: name ?? '',
  size: size ?? null,
  async read(limit) {
    try {
      const { file_path: path } = await api.getFile(id);
      using until = deadline(LONGEST);
      const answer = await fetch(`${apiRoot}/file/bot${token}/${path ?? ''}`, {
        redirect: 'error',
        signal: until.signal,
      });
      if (answer.status !== 200 || answer.body === null) throw new Error();
      return await readBody(answer.body, 'identity', limit);
    } catch {
      // without its cause, whose words hold the token
      throw new Error('Telegram does not hand the file out; send it again, or send the text');
    }
  },
});
