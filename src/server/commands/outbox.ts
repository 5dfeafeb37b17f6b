import { Command, InvalidArgumentError } from "commander";
import { listMail } from "../../identity/mail.job.ts";
import { isAddress } from "../../identity/mail.ts";
import { withStore } from "./open.ts";

function limitOf(text: string): number {
  const most = Number(text);
  if (!Number.isInteger(most) || most < 1 || most > 500)
    throw new InvalidArgumentError("It is a number from 1 to 500.");
  return most;
}

function addressOf(text: string): string {
  if (!isAddress(text)) throw new InvalidArgumentError("It is a mail address.");
  return text;
}

const mailCommand = (): Command =>
  new Command("mail")
    .description("The newest mails. Without DAYPACK_SMTP every mail is kept here for 30 days, to be read.")
    .option("--to <address>", "only mail to this address", addressOf)
    .option("--limit <number>", "how many at most, up to 500", limitOf, 50)
    .option("--json", "print them as JSON")
    .action(async ({ to, limit, json }: { to?: string; limit: number; json?: boolean }) => {
      await withStore(async ({ identity }, { mail }) => {
        const kept = await listMail(identity, { to, limit, isSending: mail.smtp !== undefined });
        if (json) console.log(JSON.stringify({ items: kept }));
        else if (kept.length === 0) console.log("No mail.");
        else
          for (const { madeAt, to: address, state, subject, body } of kept)
            console.log(`${madeAt}  ${state}  ${address}\n${subject}\n\n${body || "(sent; its words are not kept)\n"}`);
      });
    });

/** `daypack outbox mail`. */
export const outboxCommand = (): Command =>
  new Command("outbox")
    .description("What left, or would leave, this installation.")
    .addCommand(mailCommand().exitOverride());
