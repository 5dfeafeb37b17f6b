import { Trans } from "@lingui/react/macro";
import { type ReactNode, useId, useState } from "react";

/** So many are read at a glance; longer lists have a field to find somebody by. */
const atAGlance = 12;

/** Letters alone: nobody types an accent on a telephone. */
const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Those of a list whose name has what is typed, and the field for it; a short list has none. */
export function useFind<T>(all: readonly T[], nameOf: (one: T) => string): [found: readonly T[], field: ReactNode] {
  const id = useId();
  const [text, setText] = useState("");
  if (all.length <= atAGlance) return [all, null];
  const found = all.filter((one) => plain(nameOf(one)).includes(plain(text.trim())));
  const field = (
    <div className="field">
      <label htmlFor={id}>
        <Trans>Find a name</Trans>
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <p className="quiet" role="status">
        {found.length === 0 && <Trans>Nobody here is called that.</Trans>}
      </p>
    </div>
  );
  return [found, field];
}
