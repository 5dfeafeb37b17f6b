import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { dateInWords } from "../../kernel/words.ts";
import type { HelperView } from "../../privacy/program.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import type { Act } from "../shell/use-acting.ts";
import { HandOver } from "./HandOver.tsx";
import type { HelpersView } from "./queries.ts";
import { SiblingForm } from "./SiblingForm.tsx";

interface Props {
  readonly helper: HelperView;
  readonly learnerId: string;
  readonly view: HelpersView;
  /** Whether the reader lets people in and ends it. */
  readonly decides: boolean;
  readonly act: Act;
}

/** One helper or program of a child: who, what for, until when, what is accepted unread, and the one press that ends it. */
export function HelperCard({ helper, learnerId, view, decides, act }: Props) {
  const { t } = useLingui();
  const [again, setAgain] = useState<string>();
  const { programId, name, people, organization, contact, why, purpose, listedAs, isFamilys, endsOn, trusted } = helper;
  const signed = helper.signedOn && dateInWords(helper.signedOn, spoken(), "medium");
  const path = `/learners/${learnerId}/helpers/${programId}`;
  const until = endsOn && dateInWords(endsOn, spoken(), "medium");
  return (
    <article className="panel helper-card" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <dl>
        <dt>
          <Trans>What for</Trans>
        </dt>
        <dd>{why ?? purpose}</dd>
        {!isFamilys && (
          <>
            <dt>
              <Trans>Its people</Trans>
            </dt>
            <dd>{people.join("; ")}</dd>
          </>
        )}
        {organization && !isFamilys && (
          <>
            <dt>
              <Trans>Run by</Trans>
            </dt>
            <dd>
              {organization}. <Trans>The district looked it over.</Trans>
            </dd>
          </>
        )}
        {contact && (
          <>
            <dt>
              <Trans>To reach them</Trans>
            </dt>
            <dd>{contact}</dd>
          </>
        )}
        {listedAs && (
          <>
            <dt>
              <Trans>On its list</Trans>
            </dt>
            <dd>
              <bdi>{listedAs}</bdi>
            </dd>
          </>
        )}
        {until && (
          <>
            <dt>
              <Trans>Until</Trans>
            </dt>
            <dd>{until}</dd>
          </>
        )}
      </dl>
      {signed && (
        <p>
          <Trans>
            Somebody of your family signed a paper for this on {signed}. The school office keeps the paper. If that was
            not so, end it here and tell the office.
          </Trans>
        </p>
      )}
      {trusted.map((kind) => (
        <p key={kind}>
          <Trans>You always accept: {say(kindOf(kind)?.title ?? { en: kind, es: kind })}.</Trans>{" "}
          <button
            type="button"
            className="link"
            onClick={() =>
              void act(t`Saved. You are asked each time again.`, () =>
                api.send("PUT", `${path}/trust/${kind}`, { trusted: false }),
              )
            }
          >
            <Trans>Ask me each time</Trans>
          </button>
        </p>
      ))}
      {again && <HandOver path={again} name={name} />}
      <div className="helper-acts">
        <Link
          className="button"
          to="/who-sees-what/$target"
          params={{ target: programId }}
          search={{ child: learnerId }}
        >
          <Trans>What they see</Trans>
        </Link>
        {isFamilys && (
          <button
            type="button"
            className="button"
            onClick={() =>
              void act(t`A new link is there. The old one is void.`, async () => {
                const { invitation } = await api.send<{ invitation: string }>("POST", `${path}/invitation`);
                setAgain(invitation);
              })
            }
          >
            <Trans>New link</Trans>
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => void act(t`Ended. They see nothing any more.`, () => api.send("POST", `${path}/end`))}
        >
          <Trans>End it now</Trans>
        </button>
      </div>
      {decides && isFamilys && <SiblingForm helper={helper} learnerId={learnerId} view={view} act={act} />}
    </article>
  );
}
