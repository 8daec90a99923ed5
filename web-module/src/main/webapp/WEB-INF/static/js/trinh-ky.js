// Signing queue: one PIN, one login, and a line for each document as it is signed.
// Without script the form sends all at once; the server does the same.
(() => {
  "use strict";
  const start = () => {
    const form = document.getElementById("ky");
    const button = document.getElementById("ky-ngay");
    if (!form || !button) return;
    const boxes = [...form.querySelectorAll("input[name=chon]")];
    const all = document.getElementById("tat-ca");
    const ticked = () => boxes.filter((box) => box.checked);
    const count = () => {
      const n = ticked().length;
      button.value = n ? `Ký (${n})` : "Ký văn bản đã chọn";
      all.checked = n === boxes.length;
      all.indeterminate = n > 0 && n < boxes.length;
    };
    boxes.forEach((box) => box.addEventListener("change", count));
    all.addEventListener("change", () => {
      boxes.forEach((box) => { box.checked = all.checked; });
      count();
    });
    count();
    form.addEventListener("submit", (e) => {
      const pin = document.getElementById("pin");
      if (e.defaultPrevented || !ticked().length || !pin.value) return;
      e.preventDefault();
      const secret = pin.value;
      pin.value = "";
      signAll(form, button, ticked(), secret).finally(() => { button.disabled = false; });
    });
  };

  const signAll = async (form, button, chosen, pin) => {
    const progress = progressOf(chosen);
    const documents = chosen.map((box) => {
      const [id, ordinal] = box.value.split(".").map(Number);
      return { id, ordinal };
    });
    button.disabled = true;
    progress.show(0);
    const outcomes = [];
    try {
      const answer = await fetch(form.dataset.api, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Accept-Language": "vi" },
        body: JSON.stringify({ documents, pin }),
        credentials: "same-origin",
      });
      if (!answer.ok) {
        const problem = await answer.json();
        progress.clear();
        refuse(problem.detail);
        return;
      }
      for await (const outcome of lines(answer.body)) {
        outcomes.push(outcome);
        progress.show(outcomes.length);
      }
      await renew(outcomes, chosen);
    } catch (lost) {
      progress.lost(outcomes.length);
    }
  };

  /** The rows that are being signed, and the words and bar under the button. */
  const progressOf = (chosen) => {
    const rows = chosen.map((box) => box.closest("li"));
    const text = document.getElementById("tien-do");
    const bar = document.getElementById("tien-do-thanh");
    const mark = (done) => rows.forEach((row, i) => {
      if (i === done) row.setAttribute("aria-busy", "true");
      else row.removeAttribute("aria-busy");
    });
    const clear = () => {
      mark(-1);
      text.textContent = "";
      bar.hidden = true;
    };
    return {
      clear,
      show(done) {
        mark(done);
        bar.hidden = false;
        bar.firstElementChild.className = `w${Math.round((100 * done) / rows.length)}`;
        text.textContent = done < rows.length
          ? `Đang ký ${done + 1}/${rows.length}: ${rows[done].dataset.name}. Xin đừng đóng trang.`
          : `Đã xong ${done}/${rows.length}.`;
      },
      lost(done) {
        clear();
        text.textContent = done < rows.length
          ? `Mất kết nối khi đang ký ${rows[done].dataset.name}. Tải lại trang để xem văn bản nào đã ký.`
          : "Mất kết nối sau khi ký. Tải lại trang để xem kết quả.";
      },
    };
  };

  const lines = async function* (body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const parts = (rest + piece.value).split("\n");
      rest = parts.pop();
      for (const part of parts) if (part) yield JSON.parse(part);
    }
  };

  /** The login was refused: the same words in the same place as without script. */
  const refuse = (detail) => {
    document.getElementById("loi")?.remove();
    const box = document.createElement("div");
    box.className = "tell bad mb";
    box.id = "loi";
    box.tabIndex = -1;
    box.setAttribute("role", "alert");
    box.innerHTML = '<i class="ic i-bad" aria-hidden="true"></i><div><b>Chưa thực hiện được</b><ul><li><a href="#pin"></a></li></ul></div>';
    box.querySelector("a").textContent = detail;
    document.querySelector("main .head").after(box);
    box.focus();
  };

  /** The page as it is now, with what came of the round on top; what was refused stays ticked. */
  const renew = async (outcomes, chosen) => {
    const names = new Map(chosen.map((box) => [Number(box.value.split(".")[0]), box.closest("li").dataset]));
    const answer = await fetch(location.pathname, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("main");
    const refused = new Set(outcomes.filter((one) => !one.signed).map((one) => one.documentId));
    fresh.querySelectorAll("input[name=chon]").forEach((box) => {
      box.checked = refused.has(Number(box.value.split(".")[0]));
    });
    fresh.querySelector(".head").after(results(outcomes, names));
    document.querySelector("main").replaceWith(document.adoptNode(fresh));
    document.querySelector(".menu ul").replaceWith(document.adoptNode(page.querySelector(".menu ul")));
    document.getElementById("kq").focus();
    start();
  };

  const results = (outcomes, names) => {
    const card = document.createElement("section");
    card.className = "card mb";
    card.setAttribute("aria-labelledby", "kq");
    card.innerHTML = '<header><h2 id="kq" tabindex="-1">Kết quả</h2><span class="soft s">Đã ký <b id="da-ky"></b> văn bản</span></header><ul class="work" id="ket-qua"></ul>';
    card.querySelector("#da-ky").textContent = outcomes.filter((one) => one.signed).length;
    card.querySelector("ul").append(...outcomes.map((one) => line(one, names.get(one.documentId))));
    return card;
  };

  const line = (outcome, row) => {
    const item = document.createElement("li");
    item.dataset.document = outcome.documentId;
    item.dataset.signed = outcome.signed;
    const kind = outcome.signed ? "ok" : "bad";
    item.innerHTML = `<p class="row"><span class="chip ${kind}"><i class="ic i-${kind}" aria-hidden="true"></i></span><a></a></p><p class="soft"></p>`;
    item.querySelector(".chip").append(outcome.signed ? "Đã ký" : "Chưa ký được");
    const link = item.querySelector("a");
    link.href = row.href;
    link.textContent = row.name;
    item.querySelector(".soft").textContent = outcome.signed ? row.subject : outcome.detail;
    return item;
  };

  start();
})();
