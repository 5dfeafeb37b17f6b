import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Download, Mail } from "lucide-react";
import type { IssueView } from "../../exchange/quality.ts";
import { remarkWords } from "../../exchange/remark-words.ts";
import { say } from "../language.tsx";
import { count } from "./moment.ts";
import { placesInWords } from "./places-words.ts";
import { remarkGroupsQuery } from "./queries.ts";

/** What goes to whoever keeps the source: the places as CSV, and a message that says it. */
export function VendorLinks({ issue: { code, count: times, source, importId } }: { issue: IssueView }) {
  const { t } = useLingui();
  const { data: groups } = useQuery({ ...remarkGroupsQuery(importId ?? ""), enabled: importId !== undefined });
  if (importId === undefined) return null;
  const group = groups?.find((each) => each.code === code);
  const { what, fix } = remarkWords(code);
  const lines = [
    say(what),
    t`${count(times)} times, first at ${placesInWords(group?.first ?? [])}`,
    t`To do: ${say(fix)}`,
    t`The list of places comes as CSV. The code is ${code}.`,
  ];
  const subject = t`Export of ${source ?? ""}: ${code}`;
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n\r\n"))}`;
  return (
    <p className="issue-vendor no-print">
      <a className="button dense" href={mail}>
        <Mail size={16} aria-hidden />
        <Trans>Write to the vendor</Trans>
      </a>
      <a className="button dense" href={`/api/v1/imports/${importId}/remarks.csv?code=${code}`} download>
        <Download size={16} aria-hidden />
        <Trans>Places as CSV</Trans>
      </a>
    </p>
  );
}
