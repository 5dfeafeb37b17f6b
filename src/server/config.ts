import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { uploadLimit } from "../exchange/upload.ts";
import type { MailPlace } from "../identity/mail.job.ts";
import { isAddress } from "../identity/mail.ts";
import { isDate } from "../kernel/date.ts";
import { type FileSettings, readFileSettings } from "./file-settings.ts";

/** The folder of the project: where the built web app and the sample district are. */
export const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

/** What the environment says. Every setting stands in docs/operating.md. */
export interface Config {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly host: string;
  /** 0 lets the system choose, for tests. */
  readonly port: number;
  /** The address people type, where it is not this machine's: https://daypack.district.example */
  readonly publicUrl: string | undefined;
  readonly sample: "grandbend" | "none";
  /** The school date, on sample and test installations only. */
  readonly today: string | undefined;
  readonly timeZone: string;
  /** Bytes that one upload of a bundle may have. */
  readonly uploadLimit: number;
  /** Bounds, scanner and place of files that people send. */
  readonly files: FileSettings;
  /** Where mail goes out; without it mail is kept, to be read with `daypack outbox mail`. */
  readonly mail: MailPlace;
}

/** A setting that cannot be used, in words that say how to mend it. */
export class SettingRefused extends Error {}

/** Reads the settings; throws `SettingRefused` on the first that makes no sense. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.DAYPACK_PORT ?? 4600);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingRefused(`DAYPACK_PORT is no port: ${env.DAYPACK_PORT}`);
  const sample = env.DAYPACK_SAMPLE ?? "grandbend";
  if (sample !== "grandbend" && sample !== "none") throw new SettingRefused('DAYPACK_SAMPLE is "none" or not set.');
  const today = env.DAYPACK_TODAY || undefined;
  if (today !== undefined && !isDate(today))
    throw new SettingRefused(`DAYPACK_TODAY is a date like 2026-09-01, and ${today} is none.`);
  const publicUrl = env.DAYPACK_URL || undefined;
  if (publicUrl !== undefined && !URL.canParse(publicUrl))
    throw new SettingRefused(`DAYPACK_URL is no address: ${publicUrl}`);
  const timeZone = env.DAYPACK_TIMEZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw new SettingRefused(`DAYPACK_TIMEZONE is a name like America/Chicago, and ${timeZone} is none.`);
  }
  const gigabytes = env.DAYPACK_UPLOAD_GB === undefined ? uploadLimit / 1024 ** 3 : Number(env.DAYPACK_UPLOAD_GB);
  if (!(gigabytes > 0 && gigabytes <= 1_000))
    throw new SettingRefused(`DAYPACK_UPLOAD_GB is a number of gigabytes up to 1000: ${env.DAYPACK_UPLOAD_GB}`);
  const smtp = env.DAYPACK_SMTP || undefined;
  if (smtp !== undefined && !(URL.canParse(smtp) && /^smtps?:$/.test(new URL(smtp).protocol)))
    throw new SettingRefused(
      "DAYPACK_SMTP looks like smtp://user:password@mail.example:587, or smtps:// for port 465.",
    );
  const from = env.DAYPACK_MAIL_FROM ?? "daypack@localhost.localdomain";
  if (!isAddress(from)) throw new SettingRefused("DAYPACK_MAIL_FROM is a mail address like daypack@district.example.");
  if (smtp !== undefined && env.DAYPACK_MAIL_FROM === undefined)
    throw new SettingRefused("With DAYPACK_SMTP, DAYPACK_MAIL_FROM says who mail is from: daypack@district.example.");
  const files = readFileSettings(env);
  if (typeof files === "string") throw new SettingRefused(files);
  return {
    mail: { smtp, from },
    files,
    dataFolder: resolve(env.DAYPACK_DATA ?? resolve(projectFolder, "data")),
    databaseUrl: env.DATABASE_URL || undefined,
    host: env.DAYPACK_HOST ?? "127.0.0.1",
    port,
    publicUrl,
    sample,
    today,
    timeZone,
    uploadLimit: gigabytes * 1024 ** 3,
  };
}
