import { mailRecipients } from "../entry/amendment-mail.job.ts";
import { sendOwed } from "../identity/mail.job.ts";
import { mailNotices } from "../privacy/notice-mail.job.ts";
import type { Store } from "../store/store.ts";
import type { ClockPlace } from "./clockwork.ts";

/** Puts notices into mails and sends what the outbox owes. */
export async function mailWork(store: Store, _today: string, { config, address }: ClockPlace): Promise<void> {
  await mailNotices(store, address);
  await mailRecipients(store);
  await sendOwed(store.identity, config.mail);
}
