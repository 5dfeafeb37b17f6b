import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Delivery } from "../../entry/delivery.ts";
import { capacityWords, isCapacity } from "../../identity/capacity.ts";
import { dateInWords } from "../../kernel/words.ts";
import { say, spoken } from "../language.tsx";

/** Who a recipient is: by name, with the role where there is one. */
export function useRecipient(): (to: Delivery["to"]) => string {
  const { t } = useLingui();
  return ({ name, capacity }) => {
    const role = isCapacity(capacity) ? say(capacityWords[capacity]) : undefined;
    return [name ?? role ?? t`Somebody with a link`, name && role].filter(Boolean).join(", ");
  };
}

const isTold = ({ state }: Delivery) => state === "sent" || state === "acknowledged";

/** "Told 3 of 4": everybody who had read what stood before, and how far telling them is. */
export function ToldList({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { t } = useLingui();
  const whoIs = useRecipient();
  const count = deliveries.filter(isTold).length;
  const day = (date: string | undefined) => (date ? dateInWords(date, spoken(), "medium") : "");
  const stateOf = ({ state, sentOn, acknowledgedOn, toldHow }: Delivery): string => {
    const [sent, seen] = [day(sentOn), day(acknowledgedOn)];
    if (toldHow) return t`The office told them on ${sent}: ${toldHow}`;
    return {
      owed: t`On its way`,
      sent: t`Told on ${sent}`,
      acknowledged: t`Has read it since: ${seen}`,
      failed: t`Could not be reached. The office tells them.`,
      "no-way": t`Nothing of ours reaches them. The office tells them.`,
    }[state];
  };
  if (deliveries.length === 0) return null;
  return (
    <section className="panel request" aria-label={t`Who is told`}>
      <h2>
        <Plural
          value={deliveries.length}
          one={`Told ${count} of # who had read it before`}
          other={`Told ${count} of # who had read it before`}
        />
      </h2>
      <ul role="list" className="past">
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <strong>{whoIs(delivery.to)}</strong>
            {delivery.way === "paper" && (
              <span>
                <Trans>Took a copy out, on paper or as a file</Trans>
              </span>
            )}
            <span className="quiet">{stateOf(delivery)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
