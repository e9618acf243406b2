import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";
import type {} from "selon/svelte";
import type {} from "selon/vue";

type Vue = InstanceType<GlobalComponents["selon-article"]>["$props"];

export const vue: Vue = { for: "#story", badges: "pill", "onselon:ready": ({ detail }) => console.log(detail.analysis.lang) };
// @ts-expect-error there is no such style
export const wrongVue: Vue = { badges: "big" };

type Svelte = SvelteHTMLElements["selon-article"];

export const svelte: Svelte = { for: "#story", badges: "pill", "onselon:error": ({ detail }) => console.log(detail.message) };
// @ts-expect-error there is no such style
export const wrongSvelte: Svelte = { badges: "big" };
