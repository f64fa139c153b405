package io.swarmstatus.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Skipped, with a word on it, where there is no Chromium; else methods may ask for the one of their class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

    /** Starts the browser when it is first asked for, and ends it with the class. */
    final class Condition implements ExecutionCondition, ParameterResolver, AfterAllCallback {

        private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(NeedsChromium.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Chromium.executable().isPresent()
                    ? ConditionEvaluationResult.enabled("there is a Chromium")
                    : ConditionEvaluationResult.disabled("there is no Chromium: apt-get install chromium");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Chromium.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var ofClass = context.getParent()
                    .filter(parent -> context.getTestMethod().isPresent())
                    .orElse(context);
            return ofClass.getStore(OWN).computeIfAbsent(Chromium.class, _ -> Chromium.launch(), Chromium.class);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            var chromium = context.getStore(OWN).remove(Chromium.class, Chromium.class);
            if (chromium != null) {
                chromium.close();
            }
        }
    }
}
