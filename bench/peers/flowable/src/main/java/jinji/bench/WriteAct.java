package jinji.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flowable.engine.delegate.TaskListener;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.service.delegate.DelegateTask;

/** Writes the business row in the very transaction that completes the task. */
public class WriteAct implements TaskListener {
    @Override
    public void notify(DelegateTask task) {
        String caseId = CommandContextUtil.getExecutionEntityManager()
                .findById(task.getProcessInstanceId())
                .getBusinessKey();
        Connection connection =
                CommandContextUtil.getDbSqlSession().getSqlSession().getConnection();
        try (PreparedStatement insert =
                connection.prepareStatement("insert into peer_act (case_id, act, answer) values (?, ?, ?)")) {
            insert.setString(1, caseId);
            insert.setString(2, task.getTaskDefinitionKey());
            insert.setString(3, String.valueOf(task.getVariable("answer")));
            insert.executeUpdate();
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }
}
