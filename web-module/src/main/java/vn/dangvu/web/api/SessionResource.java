package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.account.Actor;
import vn.dangvu.web.account.Sessions;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** The session of the caller: the same cookie as on the pages. */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    @Inject Sessions sessions;
    @Inject CurrentActor current;
    @Context HttpServletRequest request;
    @Context HttpServletResponse answer;

    /** Name and password. */
    public static class Credentials {
        @NotBlank public String loginName;
        @NotBlank public String password;
    }

    /** Who is signed in. */
    public static class Me {
        public long personId;
        public String loginName;
        public String fullName;
        public boolean administrator;
        public List<HeldPosition> positions;

        static Me of(Actor actor) {
            Me me = new Me();
            me.personId = actor.person().value();
            me.loginName = actor.loginName();
            me.fullName = actor.fullName();
            me.administrator = actor.administrator();
            me.positions = actor.positions().stream().map(HeldPosition::of).toList();
            return me;
        }
    }

    /** A position the person holds today. */
    public static class HeldPosition {
        public long unitId;
        public String unitKind;
        public String unitName;
        public String position;

        static HeldPosition of(vn.dangvu.organisation.HeldPosition held) {
            HeldPosition position = new HeldPosition();
            position.unitId = held.unit().value();
            position.unitKind = held.unitKind().name();
            position.unitName = held.unitName();
            position.position = held.position().name();
            return position;
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Me signIn(@Valid @NotNull Credentials given) {
        char[] password = given.password.toCharArray();
        return Me.of(sessions.signIn(given.loginName, password, request, answer));
    }

    @GET
    public Me me() {
        return Me.of(current.required());
    }

    @DELETE
    public void signOut() {
        sessions.signOut(request, answer);
    }
}
