// Small tools for making nodes. Text stays text.

/** An element with attributes, `on…` listeners and children (nodes or strings). */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Only addresses of the web are followed or shown. */
export function webUrl(text) {
  return typeof text === "string" && /^https?:\/\//i.test(text) ? text : null;
}

const COLOURS = ["#5a6cf0", "#23834a", "#b0562b", "#8a4fb5", "#2b7f93", "#b43d6a"];

/** A round picture made of initials; the bot has its quotation mark. */
export function avatar(user, size) {
  const name = user.global_name || user.name || user.username || "?";
  const initials = name.split(/[\s._-]+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
  const node = element("span", { class: `avatar ${size}`, "aria-hidden": "true" }, user.bot ? "“" : initials);
  const number = Number(BigInt(user.id) >> 22n);
  node.style.background = user.bot ? "#c24d2c" : COLOURS[number % COLOURS.length];
  if (user.bot) {
    node.style.fontFamily = "Georgia, serif";
    node.style.fontSize = size === "large" ? "2.6rem" : "1rem";
    node.style.lineHeight = size === "large" ? "4.4rem" : "1.8";
  }
  return node;
}
