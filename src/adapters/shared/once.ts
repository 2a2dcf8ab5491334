/** What a platform may send twice comes twice within so many others. */
const REMEMBERED = 5000;

/** Whether something comes for the first time, by its id: what is told again after a lost answer is not done again. */
export function createOnce(): (id: string | number) => boolean {
  const seen = new Set<string | number>();
  return id => {
    if (seen.has(id)) return false;
    seen.add(id);
    if (seen.size > REMEMBERED)
      for (const oldest of seen) {
        seen.delete(oldest);
        break;
      }
    return true;
  };
}
