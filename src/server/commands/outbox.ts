import { Command } from "commander";
import { listMail } from "../../identity/mail.job.ts";
import { isAddress } from "../../identity/mail.ts";
import { withStore } from "./open.ts";

const mailCommand = (): Command =>
  new Command("mail")
    .description("The newest mails. Without DAYPACK_SMTP every mail is kept here for 30 days, to be read.")
    .option("--to <address>", "only mail to this address")
    .option("--limit <number>", "how many at most, up to 500", "50")
    .option("--json", "print them as JSON")
    .action(async ({ to, limit, json }: { to?: string; limit: string; json?: boolean }) => {
      const most = Number(limit);
      if (!Number.isInteger(most) || most < 1 || most > 500)
        throw new Error(`--limit is a number from 1 to 500: ${limit}`);
      if (to !== undefined && !isAddress(to)) throw new Error(`--to is a mail address: ${to}`);
      await withStore(async ({ identity }, { mail }) => {
        const kept = await listMail(identity, { to, limit: most, isSending: mail.smtp !== undefined });
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
