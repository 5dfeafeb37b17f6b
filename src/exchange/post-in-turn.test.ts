import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { postInTurn } from "./post-in-turn.job.ts";

const owedTo = (url: string, count: number) => Array.from({ length: count }, (_, nth) => ({ url, nth }));
/** One turn: what was posted where, and how each message was settled. */
async function turn(
  owed: readonly { url: string }[],
  answer: (url: string) => Promise<string | undefined>,
  lasts?: number,
) {
  const posted: string[] = [];
  const settled: string[] = [];
  const post = ({ url }: { url: string }) => {
    posted.push(url);
    return answer(url);
  };
  const settle = async ({ url }: { url: string }, failure?: string) => settled.push(`${url} ${failure ?? "arrived"}`);
  const count = await postInTurn(owed, post, settle, lasts);
  return { count, posted, settled };
}

it("asks a receiver that is away once a turn, and says of all that it is owed that it was away", async () => {
  const { count, posted, settled } = await turn(owedTo("gone", 50), async () => "TimeoutError");
  expect([count, posted]).toEqual([0, ["gone"]]);
  expect(settled).toEqual(owedTo("gone", 50).map(() => "gone TimeoutError"));
});

it("tries each message where the receiver answers at all", async () => {
  const { posted } = await turn(owedTo("cross", 3), async () => "status 500");
  expect(posted).toHaveLength(3);
});

it("leaves a slow receiver the rest for the next turn, and lets no other wait for it", async () => {
  const slow = async (url: string) => void (await wait(url === "slow" ? 300 : 1));
  const began = Date.now();
  const { count, settled } = await turn([...owedTo("slow", 50), ...owedTo("quick", 3)], slow, 400);
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(settled.slice(0, 3)).toEqual(["quick arrived", "quick arrived", "quick arrived"]);
  expect(count).toBeLessThan(10);
});
