import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { categoryOf, slices } from "./category.ts";
import { type ConsentView, noticeVersion } from "./consent.ts";

/**
 * A consent as a machine reads it, with the members that ISO/IEC TS 27560 gives a consent record: the record, the person, the notice, the
 * processing with its purpose, and the events. What that document has no word for stands under `daypack`. docs/sharing.md lists them.
 */
export const ConsentReceipt = Type.Object({
  schema_version: Type.Literal("ISO/IEC TS 27560:2023"),
  record_id: Id,
  pii_principal_id: Id,
  privacy_notice: Type.Object({ version: Type.String(), language: Type.String() }),
  pii_processing: Type.Object({
    purposes: Type.Array(
      Type.Object({
        purpose: Type.String(),
        purpose_type: Type.String(),
        lawful_basis: Type.Literal("consent (34 CFR 99.30)"),
        pii_information: Type.Array(
          Type.Object({ pii_type: Type.String(), pii_attribute_id: Type.String(), level: Type.String() }),
        ),
        recipient_third_parties: Type.Array(Type.String()),
        withdrawal_method: Type.String(),
        processing_method: Type.String(),
        storage_condition: Type.Object({ retention: Type.String() }),
        onward_transfer: Type.String(),
        validity_duration: Type.Object({ starts_on: Type.String(), ends_on: Type.Optional(Type.String()) }),
      }),
    ),
  }),
  events: Type.Array(
    Type.Object({
      event_time: Type.String(),
      event_type: Type.String(),
      event_state: Type.String(),
      entity_id: Type.String(),
    }),
  ),
  daypack: Type.Object({
    items: Type.Array(Type.Object({ id: Id, slice: Type.Enum(slices) })),
    signed: Type.Optional(
      Type.Object({ by: Type.String(), at: Type.String(), proof: Type.String(), adult_verified_by: Type.String() }),
    ),
    redisclosure: Type.String(),
  }),
});
export type ConsentReceipt = Static<typeof ConsentReceipt>;

/** The receipt of a consent, from what the family reads of it. */
export function receiptOf(learnerId: string, { id, terms, signature, events }: ConsentView): ConsentReceipt {
  const { parts, items, endsOn } = terms;
  const itemSlices = [...new Set(items.map(({ slice }) => slice))];
  const whole = parts.map(({ slice, level }) => ({ pii_type: categoryOf(slice), pii_attribute_id: slice, level }));
  const single = itemSlices.map((slice) => ({
    pii_type: categoryOf(slice),
    pii_attribute_id: slice,
    level: "chosen items",
  }));
  return {
    schema_version: "ISO/IEC TS 27560:2023",
    record_id: id,
    pii_principal_id: learnerId,
    privacy_notice: { version: signature?.notice ?? noticeVersion, language: signature?.language ?? "en" },
    pii_processing: {
      purposes: [
        {
          purpose: terms.purpose,
          purpose_type: terms.kind,
          lawful_basis: "consent (34 CFR 99.30)",
          pii_information: [...whole, ...single],
          recipient_third_parties: [terms.party],
          withdrawal_method: "POST …/consents/{id}/stop, or Stop on the page Sharing",
          processing_method: terms.write === "none" ? "read" : `read and ${terms.write}`,
          storage_condition: { retention: terms.retention },
          onward_transfer: terms.onward || "none",
          validity_duration: { starts_on: terms.startsOn, ...(endsOn !== undefined && { ends_on: endsOn }) },
        },
      ],
    },
    events: events.map(({ step, state, at, by }) => ({
      event_time: at,
      event_type: step,
      event_state: state,
      entity_id: by ?? "clock",
    })),
    daypack: {
      items,
      ...(signature && {
        signed: { by: signature.by, at: signature.at, proof: signature.proof, adult_verified_by: signature.adult },
      }),
      redisclosure: "The party may not pass it on without the consent of the learner's family (34 CFR 99.33).",
    },
  };
}
