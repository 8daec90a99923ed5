package vn.dangvu.access;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** Holders of a token no longer see a document by it. */
record AccessRevoked(long objectId, String token) implements DocumentEvent {
    @Override
    public Long personId() {
        return null;
    }

    @Override
    public Long unitId() {
        return null;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("token", token);
    }
}
