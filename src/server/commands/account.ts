import { text } from "node:stream/consumers";
import { Command } from "commander";
import { addAccount } from "../../identity/account.job.ts";
import { withStore } from "./open.ts";

async function readPassword(): Promise<string> {
  const given = (await text(process.stdin)).replace(/\r?\n$/, "");
  if (!given)
    throw new Error(
      "No password came in. Give it on standard input: printf %s 'the password' | daypack account add ... --password-stdin",
    );
  return given;
}

const addCommand = (): Command =>
  new Command("add")
    .description("Make an account with a hat, or add the hat to the account of that email.")
    .option("--person <id>", "who: our id, or SOURCE:KEY with the source's own id (not for administrators)")
    .requiredOption(
      "--hat <hat>",
      "CAPACITY@ORGANIZATION: learner, guardian, district:FUNCTION and administrator at a district; teacher, support, nurse, leader, registrar at a school",
    )
    .option("--email <email>", "to sign in with (default: a name made of the person's id)")
    .option("--password-stdin", "read the password from standard input; without it a one-time link is printed")
    .option("--json", "print account and subject ids as JSON")
    .action(
      async (options: { person?: string; hat: string; email?: string; passwordStdin?: boolean; json?: boolean }) => {
        const password = options.passwordStdin ? await readPassword() : undefined;
        await withStore(async (store, { port, publicUrl }) => {
          const { person, hat, email } = options;
          const { invitation, ...added } = await addAccount(store, { person, hat, email, password });
          const link = invitation && `${publicUrl ?? `http://127.0.0.1:${port}`}/welcome#${invitation}`;
          if (options.json) console.log(JSON.stringify({ ...added, ...(link && { link }) }));
          else
            console.log(
              `Account ${added.accountId} (${added.email}) wears the hat ${added.subjectId}.${link ? `\nThey set their password at ${link}` : ""}`,
            );
        });
      },
    );

/** `daypack account add`. */
export const accountCommand = (): Command =>
  new Command("account").description("Who signs in, and in which hats.").addCommand(addCommand().exitOverride());
