package io.swarmstatus.standalone;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which remembers what it was asked about whom. The broker makes it by its name, hence it is static. */
public final class AskedRights extends StandardAuthorizer {

    private static final Set<Question> ASKED = ConcurrentHashMap.newKeySet();

    /** Whether somebody may do this. */
    private record Question(String principal, AclOperation operation, ResourcePattern resource) {}

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext request, List<Action> actions) {
        var principal = request.principal().toString();
        actions.forEach(action -> ASKED.add(new Question(principal, action.operation(), action.resourcePattern())));
        return super.authorize(request, actions);
    }

    /** Whether anybody has made use of this right, or tried to. */
    static boolean include(AclBinding right) {
        return ASKED.stream()
                .anyMatch(question -> right.entry().principal().equals(question.principal())
                        && right.entry().operation() == question.operation()
                        && covers(right.pattern(), question.resource()));
    }

    private static boolean covers(ResourcePattern pattern, ResourcePattern resource) {
        var isPrefix = pattern.patternType() == PatternType.PREFIXED;
        return pattern.resourceType() == resource.resourceType()
                && (isPrefix
                        ? resource.name().startsWith(pattern.name())
                        : resource.name().equals(pattern.name()));
    }
}
