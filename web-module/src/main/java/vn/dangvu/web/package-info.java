/**
 * Pages and REST.
 *
 * <p>One request: {@link vn.dangvu.web.security.AnswerFilter} puts the security headers and catches
 * what breaks → {@link vn.dangvu.web.frame.GzipFilter} → {@link
 * vn.dangvu.web.security.OriginFilter} refuses what another site sent → {@link
 * vn.dangvu.web.security.SessionFilter} finds the actor or leads to the sign-in page → {@link
 * vn.dangvu.web.frame.PageFilter} brings the path to its view. The order stands in {@code web.xml}.
 *
 * <h2>To add a page</h2>
 *
 * <ol>
 *   <li><b>Path = file.</b> {@code WEB-INF/pages/van-ban-den.xhtml} answers {@code /van-ban-den};
 *       {@code WEB-INF/pages/van-ban/_id.xhtml} answers {@code /van-ban/17}; a folder's {@code
 *       index.xhtml} answers the folder. Slugs are Vietnamese without marks. Nothing is registered.
 *       A new page needs a signed-in person; public ones are listed in {@link
 *       vn.dangvu.web.security.PublicPaths}.
 *   <li><b>View.</b> A composition of {@code /WEB-INF/templates/frame.xhtml} that defines {@code
 *       title} and {@code main} (starting with {@code <div class="head"><div><h1>…}); {@code
 *       scripts} for more of them, each with {@code nonce="#{frame.nonce}"}. Parameters: {@code full}
 *       = true uses the whole width; {@code mainClass} = {@code narrow-page} or {@code text-page}.
 *       Fixed words stand in the view, in Vietnamese. No {@code style} attribute and no inline
 *       script: the content security policy stops them; look.css ends with classes for what the
 *       drawings did by style, and {@code w0}…{@code w100} for bars.
 *   <li><b>Bean.</b> {@code @RequestScoped @Named class XxxPage} in {@code vn.dangvu.web.<area>}.
 *       It asks one service and keeps views; {@link vn.dangvu.web.security.CurrentActor#required()}
 *       says for whom; {@link vn.dangvu.web.frame.CurrentPath#id} reads the variable part of the
 *       path. Views have no state and there is no HTTP session: what a form needs to know on its
 *       way back, it carries (hidden inputs, path), and the service checks it again. Load what the
 *       view shows in a getter that remembers, not in {@code @PostConstruct}.
 *   <li><b>Form.</b> {@code <h:form id="…" prependId="false">}; each input inside {@code <d:field
 *       for="id" label="…" hint="…">}; {@code <d:errors/>} above it. After a change: {@link
 *       vn.dangvu.web.frame.Go#to(String)} (303), so that reloading repeats nothing. {@code
 *       h:commandButton} and {@code h:commandLink} without {@code f:ajax}: faces.js is not served.
 *   <li><b>Refusals.</b> A {@link vn.dangvu.shared.DomainException} out of an action becomes a
 *       message by itself, with the values still there: beside the input whose id is the refusal's
 *       fact {@code field}, else above the form; out of anything else, or NOT_FOUND anywhere, the
 *       error page of its status. A page's own fault of a field: {@link
 *       vn.dangvu.web.frame.Notices#refuse(String, String, Object...)}. Every code has a sentence
 *       {@code error.<code>} in {@code messages.properties} and {@code messages_en.properties}.
 *   <li><b>Menu.</b> {@link vn.dangvu.web.frame.Menu} holds the plan for every role and shows items
 *       as their pages come; counts come from beans of {@link vn.dangvu.web.frame.WaitingWork}.
 * </ol>
 *
 * <p>Tags ({@code xmlns:d="http://dangvu.vn/tags"}): chip, tell, field, time, deadline, empty,
 * crumb, errors, progress, upload; what each takes stands in {@code WEB-INF/dangvu.taglib.xml}.
 * Words and numbers: {@code #{messages.word(enum)}}, {@code #{times.show(instant)}}, {@code
 * #{amounts.size(bytes)}}, {@code #{amounts.count(n)}}.
 *
 * <p>Scripts (frame.js is in every page; each works by data attributes): {@code data-key="Alt T"
 * data-key-label="Trả lại"} gives a button a key, {@code data-shows="id"} on a checkbox shows a
 * password, {@code data-opens="id"} opens a {@code <dialog>}, {@code data-print}, {@code
 * data-submits} on a select sends its form. {@code .js} on the root tells that scripts run; {@code
 * .no-js} and {@code .with-js} hide by it.
 */
package vn.dangvu.web;
