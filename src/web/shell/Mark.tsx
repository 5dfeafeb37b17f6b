import mark from "../look/mark.svg";

/** The mark of Daypack; its name always stands beside it. */
export const Mark = ({ size = 32 }: { size?: number }) => <img src={mark} width={size} height={size} alt="" />;
