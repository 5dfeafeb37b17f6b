import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { ProgramPreview, Shares } from "../../privacy/program.ts";
import { api } from "../api.ts";
import type { Family } from "../privacy/family/queries.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { paperProgramsQuery } from "./queries.ts";
import { ShareFields } from "./ShareFields.tsx";

interface Props {
  readonly learnerId: string;
  readonly family: Family;
  readonly atMost: Shares;
  readonly act: Act;
}

const inBase64 = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** What stands on the paper, copied, with the page itself. Nothing is chosen beforehand: the paper says what is shared. */
export function PaperJoinForm({ learnerId, family, atMost, act }: Props) {
  const { t } = useLingui();
  const ids = { code: useId(), by: useId(), on: useId(), why: useId(), page: useId() };
  const client = useQueryClient();
  const [shares, setShares] = useState<Shares>([]);
  const [found, setFound] = useState<ProgramPreview>();
  const look = (code: string) =>
    void api
      .get<ProgramPreview>(`/program-codes/${encodeURIComponent(code.trim() || "-")}`)
      .then(setFound, () => setFound(undefined));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const text = (field: string) => String(given.get(field) ?? "").trim();
    const page = given.get("page");
    const isSaved = await act(t`Saved. Everybody who decides is told.`, async () => {
      // Never as the file is called: scans are called after people.
      const data = page instanceof Blob ? await inBase64(page) : "";
      const name = `page-1.${page instanceof Blob ? (page.type.split("/").at(-1) ?? "") : ""}`;
      const order = { code: text("code"), why: text("why"), signedBy: text("by"), signedOn: text("on"), shares };
      await api.send("POST", `/learners/${learnerId}/programs/by-paper`, { ...order, paper: { name, data } });
    });
    if (!isSaved) return;
    form.reset();
    setShares([]);
    setFound(undefined);
    await client.invalidateQueries({ queryKey: paperProgramsQuery(learnerId).queryKey });
  };
  const adults = [...new Set(family.guardianships.filter(({ mayDecide }) => mayDecide).map((each) => each.guardianId))];
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field
        id={ids.code}
        label={<Trans>Code of the program</Trans>}
        hint={<Trans>Eight letters and digits, on the paper that the program gave the family.</Trans>}
      >
        {(field) => (
          <input
            {...field}
            name="code"
            required
            minLength={8}
            maxLength={20}
            autoComplete="off"
            onBlur={({ target }) => look(target.value)}
          />
        )}
      </Field>
      {found && (
        <p role="status">
          <strong>
            <bdi>{found.name}</bdi>
          </strong>
          {". "}
          <Trans>
            On its list: <bdi>{found.listedAs}</bdi>
          </Trans>
        </p>
      )}
      <Field id={ids.by} label={<Trans>Who signed</Trans>}>
        {(field) => (
          <select {...field} name="by" required defaultValue="">
            <option value="">{t`Choose`}</option>
            {adults.map((guardianId) => (
              <option key={guardianId} value={guardianId}>
                {family.names.get(guardianId) ?? t`Adult without a name here`}
              </option>
            ))}
            <option value={learnerId}>{t`The learner, being of age`}</option>
          </select>
        )}
      </Field>
      <Field id={ids.on} label={<Trans>Day on the paper</Trans>} hint={<Trans>It holds for 12 months at most.</Trans>}>
        {(field) => <input {...field} name="on" type="date" required />}
      </Field>
      <Field id={ids.why} label={<Trans>What for</Trans>}>
        {(field) => <input {...field} name="why" required maxLength={500} />}
      </Field>
      <ShareFields shares={shares} atMost={atMost} onChange={setShares} />
      <Field id={ids.page} label={<Trans>The signed page (PDF, JPEG, PNG)</Trans>}>
        {(field) => <input {...field} name="page" type="file" required accept="application/pdf,image/jpeg,image/png" />}
      </Field>
      <button type="submit" className="button">
        <Trans>Enter it and let the program in</Trans>
      </button>
    </form>
  );
}
