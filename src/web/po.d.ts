declare module "*.po" {
  import type { Messages } from "@lingui/core";
  export const messages: Messages;
}
declare module "*.po?over" {
  import type { Messages } from "@lingui/core";
  export const messages: Messages;
}
declare module "*.css";
declare module "*.svg" {
  const address: string;
  export default address;
}
