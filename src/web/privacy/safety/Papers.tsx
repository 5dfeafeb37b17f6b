import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ChangeEvent, useId } from "react";
import { api } from "../../api.ts";
import type { Act } from "../../shell/use-acting.ts";
import { papersQuery } from "./queries.ts";

/** The scanned pages of a document. Only those who keep the record open them. */
export function Papers({ learnerId, about, act }: { learnerId: string; about: string; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const client = useQueryClient();
  const { queryKey } = papersQuery(learnerId, about);
  const { data: pages = [] } = useQuery(papersQuery(learnerId, about));
  const add = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    // Never as the file is called: an address passes machines that log it, and scans are called after people.
    const name = `page-${pages.length + 1}.${file.type.split("/").at(-1)}`;
    const path = `/learners/${learnerId}/papers?about=${about}&name=${name}`;
    await act(t`Saved. The page is sealed: only those who keep the record open it.`, () =>
      api.send("POST", path, file),
    );
    target.value = "";
    await client.invalidateQueries({ queryKey });
  };
  return (
    <div className="family-acts">
      {pages.map((page) => (
        <a key={page.id} className="link" href={`/api/v1/learners/${learnerId}/papers/${page.id}`} download={page.name}>
          {page.name}
        </a>
      ))}
      <label htmlFor={id} className="no-print">
        <span className="quiet">
          <Trans>Add a scanned page (PDF, JPEG, PNG)</Trans>
        </span>{" "}
        <input
          id={id}
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          onChange={(event) => void add(event)}
        />
      </label>
    </div>
  );
}
