// Choosing recipients: whole groups, a filter by name, and the count in the button.
(() => {
  "use strict";
  const boxes = [...document.querySelectorAll("input[name=to]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const all = document.getElementById("tat-ca");
  const filter = document.getElementById("loc");
  const button = document.getElementById("gui");
  const told = document.getElementById("dem");
  if (!button) return;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const inGroup = (group) => boxes.filter((box) => group.contains(box));
  const mark = (box, of) => {
    const n = of.filter((b) => b.checked).length;
    box.checked = of.length > 0 && n === of.length;
    box.indeterminate = n > 0 && n < of.length;
  };
  const count = () => {
    const n = boxes.filter((box) => box.checked).length;
    told.textContent = `${n} nơi đã chọn`;
    button.value = n ? `Phát hành đến ${n} nơi` : "Phát hành đến các nơi đã chọn";
    groups.forEach((group) => mark(group.querySelector("[data-all]"), inGroup(group)));
    mark(all, boxes);
  };
  const tick = (of, on) => {
    of.filter((box) => !box.closest("li").hidden).forEach((box) => { box.checked = on; });
    count();
  };

  boxes.forEach((box) => box.addEventListener("change", count));
  all.addEventListener("change", () => tick(boxes, all.checked));
  groups.forEach((group) => {
    const whole = group.querySelector("[data-all]");
    whole.addEventListener("change", () => tick(inGroup(group), whole.checked));
  });
  filter.addEventListener("input", () => {
    const wanted = plain(filter.value.trim());
    for (const group of groups) {
      const ofGroup = plain(group.querySelector("legend").textContent).includes(wanted);
      const rows = inGroup(group).map((box) => box.closest("li"));
      rows.forEach((row) => { row.hidden = !ofGroup && !plain(row.textContent).includes(wanted); });
      group.hidden = rows.every((row) => row.hidden);
    }
  });
  filter.addEventListener("keydown", (e) => { if (e.key === "Enter") e.preventDefault(); });
  count();
})();
