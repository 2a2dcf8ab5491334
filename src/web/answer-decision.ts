import type { Context } from 'hono';
import { z } from 'zod';
import { sayResult } from '../commands/approval/say-result.ts';
import type { Person } from '../core/editors/proposal.ts';
import type { PostId } from '../core/ids.ts';
import type { Words } from '../core/words.ts';
import type { ApprovalDesk } from '../desk/approval/approvals.ts';
import type { NewsroomView } from '../desk/view.ts';
import { isSentFromHere } from './is-sent-from-here.ts';

/** Whoever has the page's password: the page knows nobody by name. */
const WEB: Person = { id: 'web', name: null };

const decisionShape = z.object({
  post: z
    .string()
    .regex(/^[0-9a-z]{20}$/)
    .transform(post => post as PostId),
  version: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
  kind: z.enum(['approved', 'skipped']),
});

const NOT_FROM_HERE = 'This was not sent from the page itself. Open the page, and decide there.';
const UNREADABLE = 'This is no decision that the page offers. Open the page again.';

/** Decides about a proposed post, as its form on the page asks. */
export async function answerDecision(
  c: Context,
  {
    approval,
    view,
    words,
  }: { readonly approval: Pick<ApprovalDesk, 'decide'>; readonly view: NewsroomView; readonly words: Words },
): Promise<Response> {
  if (!isSentFromHere(name => c.req.header(name))) return c.text(NOT_FROM_HERE, 403);
  const asked = decisionShape.safeParse(await c.req.parseBody());
  if (!asked.success) return c.text(UNREADABLE, 400);
  const result = await approval.decide({ ...asked.data, by: WEB });
  // the page shows what became of it, and reloading it decides nothing
  if (result.kind === 'done') return c.redirect('/#queue', 303);
  const { at: now, language, timezone } = await view.snapshot();
  const say = words(language);
  return c.text(
    sayResult(result, asked.data.kind, { say, now, timezone, language: say('page-language') }),
    409,
  );
}
