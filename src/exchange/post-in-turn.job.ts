/** How long one receiver is posted to in one turn, in ms; what it is owed beside that waits for the next. */
const turnLasts = 20_000;

/**
 * Posts what is owed: to all receivers side by side, to each one message after the other. Whoever cannot be reached is away for all it is
 * owed in this turn, and who answers slowly gets the rest at the next: none keeps the clock from its other work, mails of sign-in codes
 * among it. `post` answers why a message did not arrive. Answers how many did.
 */
export async function postInTurn<Message extends { readonly url: string }>(
  owed: readonly Message[],
  post: (message: Message) => Promise<string | undefined>,
  settle: (message: Message, failure: string | undefined) => Promise<unknown>,
  lasts = turnLasts,
): Promise<number> {
  let count = 0;
  const postAll = async (messages: readonly Message[]) => {
    const until = Date.now() + lasts;
    let away: string | undefined;
    for (const message of messages) {
      if (away === undefined && Date.now() > until) return;
      const failure: string | undefined = away ?? (await post(message));
      if (failure === undefined) count += 1;
      else if (!failure.startsWith("status ")) away = failure;
      await settle(message, failure);
    }
  };
  await Promise.all([...Map.groupBy(owed, ({ url }) => url).values()].map(postAll));
  return count;
}
