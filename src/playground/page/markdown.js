// Discord's markdown as DOM nodes. Foreign text only ever becomes text nodes: no HTML is parsed.

import { element } from "./dom.js";

const INLINE = [
  [/\\([^0-9A-Za-z\s])/y, (m) => m[1]],
  [/`([^`\n]+)`/y, (m) => element("code", {}, m[1])],
  [/\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?:\s+"[^"]*")?\)/y, (m, c) => link(m[2], inline(m[1], c))],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, (m) => timestamp(Number(m[1]), m[2] || "f")],
  [/<@!?(\d+)>/y, (m, c) => ping(`@${c.userName(m[1]) || "unknown-user"}`)],
  [/<@&(\d+)>/y, (m, c) => ping(`@${c.roleName(m[1]) || "unknown-role"}`)],
  [/<#(\d+)>/y, (m, c) => ping(`#${c.channelName(m[1]) || "unknown"}`)],
  [/<\/([^:>]+):\d+>/y, (m) => ping(`/${m[1]}`)],
  [/<(https?:\/\/[^>\s]+)>/y, (m) => link(m[1], [m[1]])],
  [/https?:\/\/[^\s<]*[^\s<.,;:!?)'"\]*_|]/y, (m) => link(m[0], [m[0]])],
  [/\|\|([\s\S]+?)\|\|/y, (m, c) => spoiler(inline(m[1], c))],
  [/\*\*\*([\s\S]+?)\*\*\*/y, (m, c) => element("strong", {}, element("em", {}, ...inline(m[1], c)))],
  [/\*\*([\s\S]+?)\*\*/y, (m, c) => element("strong", {}, ...inline(m[1], c))],
  [/__([\s\S]+?)__/y, (m, c) => element("u", {}, ...inline(m[1], c))],
  [/\*(?=\S)([\s\S]*?\S)\*(?!\*)/y, (m, c) => element("em", {}, ...inline(m[1], c))],
  [/_(?=\S)([\s\S]*?\S)_(?![\p{L}\p{N}_])/uy, (m, c) => element("em", {}, ...inline(m[1], c))],
  [/~~([\s\S]+?)~~/y, (m, c) => element("s", {}, ...inline(m[1], c))],
  [/@(?:everyone|here)\b/y, (m) => ping(m[0])],
];
const SPECIAL = /[\\`[<h|*_~@]/;

/** The nodes of one stretch of text without block marks. */
export function inline(text, context) {
  const nodes = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const hit = SPECIAL.test(text[at]) && firstMatch(text, at);
    if (!hit) {
      plain += text[at];
      at += 1;
      continue;
    }
    const [match, make] = hit;
    if (plain) nodes.push(plain);
    plain = "";
    nodes.push(make(match, context));
    at += match[0].length;
  }
  if (plain) nodes.push(plain);
  return nodes;
}

function firstMatch(text, at) {
  for (const [pattern, make] of INLINE) {
    // An underscore inside a word marks nothing.
    if (text[at] === "_" && at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1])) return null;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [match, make];
  }
  return null;
}

/** A whole text with quotes, code, headings and small print. */
export function blocks(text, context) {
  const nodes = [];
  const fences = text.split(/```(?:[\w+-]*\n)?([\s\S]*?)```/);
  fences.forEach((part, index) => {
    if (index % 2) nodes.push(element("pre", {}, element("code", {}, part.replace(/\n$/, ""))));
    else if (part) nodes.push(...lines(part, context));
  });
  return nodes;
}

function lines(text, context) {
  const nodes = [];
  let quote = null;
  let plain = [];
  const flush = () => {
    if (plain.length) nodes.push(element("div", {}, ...inline(plain.join("\n"), context)));
    plain = [];
    if (quote) nodes.push(element("blockquote", {}, ...inline(quote.join("\n"), context)));
    quote = null;
  };
  const all = text.split("\n");
  for (let index = 0; index < all.length; index += 1) {
    const line = all[index];
    const heading = /^(#{1,3}) (.+)/.exec(line);
    if (line.startsWith(">>> ")) {
      flush();
      nodes.push(element("blockquote", {}, ...inline([line.slice(4), ...all.slice(index + 1)].join("\n"), context)));
      return nodes;
    }
    if (line.startsWith("> ") || line === ">") {
      if (!quote) flush();
      (quote ||= []).push(line.slice(2));
    } else if (line.startsWith("-# ")) {
      flush();
      nodes.push(element("div", {}, element("small", {}, ...inline(line.slice(3), context))));
    } else if (heading) {
      flush();
      nodes.push(element(`h${heading[1].length + 3}`, {}, ...inline(heading[2], context)));
    } else {
      if (quote) flush();
      plain.push(line.replace(/^(\s*)[-*] /, "$1• "));
    }
  }
  flush();
  return nodes;
}

export function link(url, children) {
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function ping(text) {
  return element("span", { class: "ping" }, text);
}

function spoiler(children) {
  const node = element("button", { type: "button", class: "spoiler", "aria-label": "Spoiler, press to show" }, ...children);
  node.addEventListener("click", () => {
    node.classList.add("open");
    node.removeAttribute("aria-label");
  });
  return node;
}

const STYLES = {
  t: { timeStyle: "short" }, T: { timeStyle: "medium" }, d: { dateStyle: "short" }, D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" }, F: { dateStyle: "full", timeStyle: "short" },
};

function timestamp(seconds, style) {
  const date = new Date(seconds * 1000);
  const full = date.toLocaleString([], STYLES.F);
  const text = style === "R" ? relative(seconds) : date.toLocaleString([], STYLES[style]);
  return element("time", { class: "ping", datetime: date.toISOString(), title: full }, text);
}

function relative(seconds) {
  const away = seconds - Date.now() / 1000;
  const units = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60]];
  const [unit, size] = units.find(([, size]) => Math.abs(away) >= size) || ["second", 1];
  return new Intl.RelativeTimeFormat([], { numeric: "auto" }).format(Math.round(away / size), unit);
}
