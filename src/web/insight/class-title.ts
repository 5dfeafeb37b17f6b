import { useLingui } from "@lingui/react/macro";

/** "Algebra 1, Period 3": periods are numbers in some systems, names in others, and both in Ed-Fi ("03 - Traditional"). */
export function useClassTitle(): (inClass: { title: string; period?: string | undefined }) => string {
  const { t } = useLingui();
  return ({ title, period }) => {
    if (!period) return title;
    const [, number, schedule] = /^0*(\d+)(?:\s*-\s*(\S.*))?$/.exec(period) ?? [];
    if (number && schedule) return t`${title}, Period ${number} (${schedule})`;
    if (number) return t`${title}, Period ${number}`;
    return title.includes(period) ? title : `${title}, ${period}`;
  };
}
