import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useState } from "react";
import { api, reasonOf } from "../../api.ts";
import { isFamily, type View } from "../../entry/open.ts";
import type { Work } from "../works-of.ts";

/** With how many others a work was made, and for its own family the code by which further ones come to it. */
export function MadeTogether({ view, work }: { view: View; work: Work }) {
  const { t, i18n } = useLingui();
  const [code, setCode] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const path = `/learners/${view.learner.id}/works/${work.workId}`;
  const { data } = useQuery({
    queryKey: ["learner", view.learner.id, "others", work.workId],
    queryFn: () => api.get<{ others: number; names: string[] }>(`${path}/others`),
  });
  const { others = 0, names = [] } = data ?? {};
  const mayGive = isFamily(view) && view.learner.mayContribute.includes("work");
  if (others === 0 && !mayGive) return null;
  const give = async () => {
    try {
      setCode((await api.send<{ code: string }>("POST", `${path}/code`)).code);
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  const unnamed = others - names.length;
  const named = new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format([
    ...names,
    ...(unnamed > 0 && names.length > 0 ? [t`${unnamed} more`] : []),
  ]);
  return (
    <section className="panel">
      {others > 0 && (
        <p>
          <Users size={18} aria-hidden />{" "}
          {names.length > 0 ? (
            <Trans>Made with {named}</Trans>
          ) : (
            <Plural value={others} one="Made with # classmate" other="Made with # classmates" />
          )}
        </p>
      )}
      {mayGive && !code && (
        <button type="button" className="link made-together no-print" onClick={() => void give()}>
          <Trans>Made together? Get a code for the others</Trans>
        </button>
      )}
      {code && (
        <p className="no-print" role="status">
          <Trans>
            Tell the others <strong className="group-code">{`${code.slice(0, 5)}-${code.slice(5)}`}</strong>. For two
            weeks they can add this work to their own backpack. Nobody's name goes along.
          </Trans>
        </p>
      )}
      {wrong && <p className="wrong">{wrong}</p>}
    </section>
  );
}
