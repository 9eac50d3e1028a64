package jinji.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/** Flowable inside the process that calls it: clients are threads. Speaks with the conductor as peer.mjs does. */
public class Embedded {
    private static final List<String> ACTS = List.of("interview", "confirmation", "notice");

    private interface Job {
        void run(String caseId) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int cases = Integer.parseInt(System.getenv("PEER_CASES"));
        int clients = Integer.parseInt(System.getenv("PEER_CLIENTS"));
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in));
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(Database.open(System.getenv("PEER_DATABASE")));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .name("promotion")
                .enableDuplicateFiltering()
                .addClasspathResource("processes/promotion.bpmn20.xml")
                .deploy();
        List<String> caseIds = IntStream.rangeClosed(1, cases)
                .mapToObj(number -> String.format(Locale.ROOT, "C%05d", number))
                .collect(Collectors.toList());
        load(caseIds, 16, caseId -> {
            long there = engine.getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(caseId)
                    .count();
            if (there == 0) engine.getRuntimeService().startProcessInstanceByKey("promotion", caseId);
        });
        say("{\"ready\":" + cases + "}");
        words.readLine();
        long begun = System.nanoTime();
        Queue<Double> durations = new ConcurrentLinkedQueue<>();
        for (String act : ACTS) {
            durations.addAll(load(caseIds, clients, caseId -> {
                Task task = engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseId)
                        .taskDefinitionKey(act)
                        .singleResult();
                // Done already, before a crash: what stands there is the next one.
                if (task != null) engine.getTaskService().complete(task.getId(), Map.of("answer", "yes"));
                say("{\"acted\":1}");
            }));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        say("{\"seconds\":" + seconds + ",\"durations\":" + List.copyOf(durations) + "}");
        long ended = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .finished()
                .count();
        say("{\"ended\":" + ended + "}");
        words.readLine();
        System.exit(0);
    }

    private static Queue<Double> load(List<String> caseIds, int clients, Job job) throws Exception {
        Queue<Double> durations = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<Object>> running = IntStream.range(0, clients)
                .mapToObj(client -> threads.submit((java.util.concurrent.Callable<Object>) () -> {
                    for (int index = next.getAndIncrement(); index < caseIds.size(); index = next.getAndIncrement()) {
                        long begun = System.nanoTime();
                        job.run(caseIds.get(index));
                        durations.add((System.nanoTime() - begun) / 1e6);
                    }
                    return null;
                }))
                .collect(Collectors.toList());
        for (Future<Object> one : running) one.get();
        threads.shutdown();
        return durations;
    }

    private static synchronized void say(String word) {
        System.out.println("PEER " + word);
        System.out.flush();
    }
}
