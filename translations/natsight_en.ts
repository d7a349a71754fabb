<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>natsight::ConfirmSheet</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionListModel</name>
    <message numerus="yes">
        <source>The server had to slow it down %n time(s), because others did not keep up.</source>
        <translation>
            <numerusform>The server had to slow it down %n time, because others did not keep up.</numerusform>
            <numerusform>The server had to slow it down %n times, because others did not keep up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionsView</name>
    <message numerus="yes">
        <source>%n slow</source>
        <translation>
            <numerusform>%n slow</numerusform>
            <numerusform>%n slow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ConversationSubjectModel</name>
    <message numerus="yes">
        <source>%n of them repeat the first reply</source>
        <translation>
            <numerusform>one of them repeats the first reply</numerusform>
            <numerusform>%n of them repeat the first reply</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::DifferenceView</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::EventsPage</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ExchangeModel</name>
    <message numerus="yes">
        <source>%n of them repeat the first reply</source>
        <translation>
            <numerusform>one of them repeats the first reply</numerusform>
            <numerusform>%n of them repeat the first reply</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::FindingsBar</name>
    <message numerus="yes">
        <source>All %n finding(s)</source>
        <translation>
            <numerusform>All %n finding</numerusform>
            <numerusform>All %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::JetStreamServersPage</name>
    <message numerus="yes">
        <source>%n server(s) answered in %1</source>
        <translation>
            <numerusform>%n server answered in %1</numerusform>
            <numerusform>%n servers answered in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) without JetStream</source>
        <translation>
            <numerusform>%n server without JetStream</numerusform>
            <numerusform>%n servers without JetStream</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>terms of the groups of %n more account(s) were not asked for</source>
        <translation>
            <numerusform>terms of the groups of %n more account were not asked for</numerusform>
            <numerusform>terms of the groups of %n more accounts were not asked for</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::MessageTableModel</name>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation>
            <numerusform>%n header</numerusform>
            <numerusform>%n headers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::OverviewPage</name>
    <message numerus="yes">
        <source>%n muted</source>
        <translation>
            <numerusform>%n muted</numerusform>
            <numerusform>%n muted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::PingDialog</name>
    <message numerus="yes">
        <source>%n ping(s) to each</source>
        <translation>
            <numerusform>%n ping to each</numerusform>
            <numerusform>%n pings to each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::SchemasDialog</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n type(s)</source>
        <translation>
            <numerusform>%n type</numerusform>
            <numerusform>%n types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::SendHistory</name>
    <message numerus="yes">
        <source>%n line(s) of the history cannot be read.</source>
        <translation>
            <numerusform>%n line of the history cannot be read.</numerusform>
            <numerusform>%n lines of the history cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::Sender</name>
    <message numerus="yes">
        <source>%n answer(s) within %1.</source>
        <translation>
            <numerusform>%n answer within %1.</numerusform>
            <numerusform>%n answers within %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServerLinkModel</name>
    <message numerus="yes">
        <source>%n route connection(s)</source>
        <translation>
            <numerusform>%n route connection</numerusform>
            <numerusform>%n route connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gateway connection(s)</source>
        <translation>
            <numerusform>%n gateway connection</numerusform>
            <numerusform>%n gateway connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leaf node connection(s)</source>
        <translation>
            <numerusform>%n leaf node connection</numerusform>
            <numerusform>%n leaf node connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServerModel</name>
    <message numerus="yes">
        <source>Of one core; the server may use %n core(s)</source>
        <translation>
            <numerusform>Of one core; the server may use %n core</numerusform>
            <numerusform>Of one core; the server may use %n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServerPage</name>
    <message numerus="yes">
        <source>%n restart(s) seen</source>
        <translation>
            <numerusform>%n restart seen</numerusform>
            <numerusform>%n restarts seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n core(s)</source>
        <translation>
            <numerusform>of %n core</numerusform>
            <numerusform>of %n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServersPage</name>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%n gone</numerusform>
            <numerusform>%n gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServiceGraphModel</name>
    <message numerus="yes">
        <source>%n way(s) in</source>
        <translation>
            <numerusform>%n way in</numerusform>
            <numerusform>%n ways in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n way(s) out</source>
        <translation>
            <numerusform>%n way out</numerusform>
            <numerusform>%n ways out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more way(s)</source>
        <translation>
            <numerusform>… and %n more way</numerusform>
            <numerusform>… and %n more ways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServiceGraphPanel</name>
    <message numerus="yes">
        <source>%n service(s) are too many for one picture.</source>
        <translation>
            <numerusform>%n service is too many for one picture.</numerusform>
            <numerusform>%n services are too many for one picture.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) match: too many for one picture.</source>
        <translation>
            <numerusform>%n service matches: too many for one picture.</numerusform>
            <numerusform>%n services match: too many for one picture.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <translation>
            <numerusform>%1 of %n service</numerusform>
            <numerusform>%1 of %n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) that left are not drawn</source>
        <translation>
            <numerusform>%n instance that left is not drawn</numerusform>
            <numerusform>%n instances that left are not drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the connection of %n instance(s) is not known</source>
        <translation>
            <numerusform>the connection of %n instance is not known</numerusform>
            <numerusform>the connection of %n instances is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServiceLivePage</name>
    <message numerus="yes">
        <source>%n instance(s) answered in %1 to %2</source>
        <translation>
            <numerusform>%n instance answered in %1 to %2</numerusform>
            <numerusform>%n instances answered in %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late answer(s)</source>
        <translation>
            <numerusform>%n late answer</numerusform>
            <numerusform>%n late answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) dropped</source>
        <translation>
            <numerusform>%n answer dropped</numerusform>
            <numerusform>%n answers dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) beyond the limit of %1 are not shown</source>
        <translation>
            <numerusform>%n instance beyond the limit of %1 is not shown</numerusform>
            <numerusform>%n instances beyond the limit of %1 are not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServiceNotifier</name>
    <message numerus="yes">
        <source>Instances of %n more service(s) left</source>
        <translation>
            <numerusform>Instances of %n more service left</numerusform>
            <numerusform>Instances of %n more services left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) of %1 left</source>
        <translation>
            <numerusform>%n instance of %1 left</numerusform>
            <numerusform>%n instances of %1 left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) still answer.</source>
        <translation>
            <numerusform>%n instance still answers.</numerusform>
            <numerusform>%n instances still answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServicePage</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServicesPage</name>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::StreamMessageModel</name>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation>
            <numerusform>%n header</numerusform>
            <numerusform>%n headers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::StreamMessagesView</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::SubscriptionsPage</name>
    <message numerus="yes">
        <source>%n subscription(s)</source>
        <translation>
            <numerusform>%n subscription</numerusform>
            <numerusform>%n subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::SystemActions</name>
    <message numerus="yes">
        <source>Kick %n connection(s)?</source>
        <translation>
            <numerusform>Kick %n connection?</numerusform>
            <numerusform>Kick %n connections?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kick %n connection(s)</source>
        <translation>
            <numerusform>Kick %n connection</numerusform>
            <numerusform>Kick %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n connection(s) away?</source>
        <translation>
            <numerusform>Send %n connection away?</numerusform>
            <numerusform>Send %n connections away?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::SystemPage</name>
    <message numerus="yes">
        <source>%n server(s) answered in %1</source>
        <translation>
            <numerusform>%n server answered in %1</numerusform>
            <numerusform>%n servers answered in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::Text</name>
    <message numerus="yes">
        <source>A bucket&apos;s name has at most %n characters.</source>
        <translation>
            <numerusform>A bucket&apos;s name has at most %n character.</numerusform>
            <numerusform>A bucket&apos;s name has at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n instance(s)</source>
        <translation>
            <numerusform>+%n instance</numerusform>
            <numerusform>+%n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in trouble</source>
        <translation>
            <numerusform>%n in trouble</numerusform>
            <numerusform>%n in trouble</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n endpoint(s)</source>
        <translation>
            <numerusform>+%n endpoint</numerusform>
            <numerusform>+%n endpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shared by %n instance(s)</source>
        <translation>
            <numerusform>shared by %n instance</numerusform>
            <numerusform>shared by %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not well</source>
        <translation>
            <numerusform>%n not well</numerusform>
            <numerusform>%n not well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) would get it</source>
        <translation>
            <numerusform>%n client would get it</numerusform>
            <numerusform>%n clients would get it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stream(s) would store it</source>
        <translation>
            <numerusform>%n stream would store it</numerusform>
            <numerusform>%n streams would store it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) silent</source>
        <translation>
            <numerusform>%n server silent</numerusform>
            <numerusform>%n servers silent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>consumer %1 of stream %2 (%3): %n other replica(s)</source>
        <translation>
            <numerusform>consumer %1 of stream %2 (%3): %n other replica</numerusform>
            <numerusform>consumer %1 of stream %2 (%3): %n other replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stream %1 (%2): %n other replica(s)</source>
        <translation>
            <numerusform>stream %1 (%2): %n other replica</numerusform>
            <numerusform>stream %1 (%2): %n other replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>group %1 (%2): %n other replica(s)</source>
        <translation>
            <numerusform>group %1 (%2): %n other replica</numerusform>
            <numerusform>group %1 (%2): %n other replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It did not answer; %n member(s) call(s) it the leader.</source>
        <translation>
            <numerusform>It did not answer; %n member calls it the leader.</numerusform>
            <numerusform>It did not answer; %n members call it the leader.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offline</source>
        <translation>
            <numerusform>%n offline</numerusform>
            <numerusform>%n offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The value ends here, and %n bytes follow.</source>
        <translation>
            <numerusform>The value ends here, and %n byte follows.</numerusform>
            <numerusform>The value ends here, and %n bytes follow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of this client</source>
        <translation>
            <numerusform>%n more of this client</numerusform>
            <numerusform>%n more of this client</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TopologyInspector</name>
    <message numerus="yes">
        <source>%n server(s) not well</source>
        <translation>
            <numerusform>%n server not well</numerusform>
            <numerusform>%n servers not well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not well</source>
        <translation>
            <numerusform>%n not well</numerusform>
            <numerusform>%n not well</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TopologyPage</name>
    <message numerus="yes">
        <source>%n server(s) answered</source>
        <translation>
            <numerusform>%n server answered</numerusform>
            <numerusform>%n servers answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leaf node(s)</source>
        <translation>
            <numerusform>%n leaf node</numerusform>
            <numerusform>%n leaf nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TopologyTableModel</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not well</source>
        <translation>
            <numerusform>%n not well</numerusform>
            <numerusform>%n not well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leaf node(s)</source>
        <translation>
            <numerusform>%n leaf node</numerusform>
            <numerusform>%n leaf nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n gateway</numerusform>
            <numerusform>%n gateways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TopologyTimeline</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TopologyView</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TrafficPage</name>
    <message numerus="yes">
        <source>%n message(s) copied.</source>
        <translation>
            <numerusform>%n message copied.</numerusform>
            <numerusform>%n messages copied.</numerusform>
        </translation>
    </message>
</context>
</TS>
