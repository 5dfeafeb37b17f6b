import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Plus, Puzzle } from "lucide-react";
import type { AnyKind } from "../../entry/kind.ts";
import { type CustomElement, fieldsInWords } from "../../profile/custom-element.ts";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid } from "../entry/Said.tsx";
import { say, spoken } from "../language.tsx";

interface Props {
  readonly view: View;
  readonly kind: AnyKind;
  readonly element: CustomElement;
}

/** One own element of a district on a backpack: what is open of it, and the way to add where one may. */
export function CustomBlock({ view, kind, element }: Props) {
  const items = itemsOf<Readonly<Record<string, unknown>>>(view, kind);
  const summary = items.length === 0 ? summaryOf(view, kind) : undefined;
  const lines: readonly string[] = summary ? (kind.say.summary?.(summary.value, spoken()) ?? []) : [];
  const mayAdd = view.learner.mayContribute.includes(kind.name);
  const isEmpty = items.length === 0 && lines.length === 0;
  if (isEmpty && !mayAdd) return null;
  return (
    <Block view={view} title={say(kind.title)} icon={Puzzle} slices={[kind.slice]}>
      {isEmpty && <p className="empty">{say(element.definition.why)}</p>}
      <ul role="list" className="rows custom-rows">
        {items.map(({ entry, body }) => (
          <li key={entry.id}>
            <dl>
              {fieldsInWords(element.definition, body, spoken()).map(({ label, text }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd dir="auto">{text}</dd>
                </div>
              ))}
            </dl>
            <ItemActions view={view} entry={entry} title={say(kind.title)} />
            <EntrySaid entry={entry} view={view} />
          </li>
        ))}
        {lines.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      {mayAdd && (
        <Link
          className="button dense no-print"
          to="/learners/$learnerId/write/$kind"
          params={{ learnerId: view.learner.id, kind: kind.name }}
          search={{}}
        >
          <Plus size={16} aria-hidden /> <Trans>Add</Trans>
        </Link>
      )}
    </Block>
  );
}
