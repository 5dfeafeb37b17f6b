import { Command } from "commander";
import { findAccount } from "../../identity/account.store.ts";
import { findLearnerByKey } from "../../identity/person.store.ts";
import { listHats } from "../../identity/session.store.ts";
import { isId } from "../../kernel/id.ts";
import { type Explained, explainDecisions } from "../../privacy/explain.job.ts";
import type { Store } from "../../store/store.ts";
import { packOf } from "../pack.ts";
import { withStore } from "./open.ts";

/** The subjects that a text names: one by its id, or every hat of an account by its email. */
async function subjectsOf({ identity }: Store, text: string): Promise<string[]> {
  if (isId(text)) return [text];
  const account = await findAccount(identity, text);
  if (!account) throw new Error(`There is no account ${text}. Say a subject id or an account's email.`);
  return (await listHats(identity, account.id)).map(({ subjectId }) => subjectId);
}

function print({ audience, tie, cells, agrees }: Explained): void {
  console.log(tie ? `Audience ${audience}, policy ${tie}.` : "No tie: everything is hidden.");
  for (const { category, slice, level, own, write, lock, sentence } of cells) {
    const more = [own !== level && `own ${own}`, write !== "none" && `may ${write}`].filter(Boolean).join(", ");
    console.log(
      `${category.padEnd(13)}${slice.padEnd(16)}${level.padEnd(9)}${lock.padEnd(8)}${more.padEnd(24)}${sentence.family.en}`,
    );
  }
  if (!agrees) console.log("The compiled grants differ from this. Run daypack db compile.");
}

/** `daypack decide`: the rules asked anew, beside what is compiled, so that the two can be held against each other. */
export const decideCommand = (): Command =>
  new Command("decide")
    .description("What a subject may see of a learner, and by which rules.")
    .requiredOption("--learner <id>", "our id, or SOURCE:KEY")
    .requiredOption("--subject <id>", "a subject id, or an account's email")
    .option("--json", "print levels and rules as JSON")
    .action(async ({ learner, subject, json }: { learner: string; subject: string; json?: boolean }) => {
      await withStore(async (store) => {
        const learnerId = await findLearnerByKey(store.work, learner);
        const all: Explained[] = [];
        for (const id of await subjectsOf(store, subject))
          all.push(await explainDecisions(store.work, packOf(store), learnerId, id));
        const tied = all.filter(({ tie }) => tie !== null);
        const chosen = tied.length === 1 ? tied : all;
        const [first] = chosen;
        if (!first) throw new Error("This account wears no hat.");
        if (chosen.length > 1)
          throw new Error(
            `This account wears several hats. Say which: ${chosen.map((each) => `${each.subject} (${each.audience})`).join(", ")}`,
          );
        if (json) console.log(JSON.stringify(first));
        else print(first);
      });
    });
